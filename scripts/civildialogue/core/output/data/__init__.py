"""The open data: tables as CSV and JSON, the catalogue as JSON-LD, the bibliography."""
