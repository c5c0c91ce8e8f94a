"""The formats of `notelint extract`, one file each; `choose` lists them."""
