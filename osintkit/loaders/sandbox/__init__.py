"""Loaders at work in a child process with limits."""
