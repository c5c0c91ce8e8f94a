"""What a schema file may say: the models that it is read by."""
