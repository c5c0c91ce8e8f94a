"""What one place of a schema file says of another."""
