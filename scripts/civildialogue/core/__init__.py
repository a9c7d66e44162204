"""What every page of every site has, in layers; it knows no feature."""
