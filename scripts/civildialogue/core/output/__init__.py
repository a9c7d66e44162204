"""Built pages → what readers get: facing pages, search per language, the swap of whole sites."""
