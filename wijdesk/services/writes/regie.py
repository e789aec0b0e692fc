"""The regie: opening a casus, its one regisseur, tandem, transfer, closing and looking after."""
