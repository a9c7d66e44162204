"""Library → what the generator receives: Markdown pages, navigation, and a Markdown extension."""
