"""Files of people's settings and schemas: read, with the place of each value."""
