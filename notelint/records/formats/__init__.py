"""The formats of `notelint extract`, one file each: bytes out of records, as they come."""
