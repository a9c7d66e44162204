"""What a site may have beside its pages, each subject in a folder of its own."""
