"""Who answers for what in the app “Rescue”: which authority, by which law, and by when."""
