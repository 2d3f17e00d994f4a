"""One loader a file: the bytes of one kind of capture to documents."""
