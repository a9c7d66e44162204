"""What each maker of pages is given: the library, addresses, words, references and templates."""
