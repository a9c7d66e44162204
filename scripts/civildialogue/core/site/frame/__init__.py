"""What stands around every page: the menu, the values of the theme's templates, the policy."""
