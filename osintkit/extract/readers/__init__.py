"""What turns a document into statements: the rules, a trained reader, declared rows."""
