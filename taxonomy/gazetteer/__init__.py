"""From the public gazetteers to our two CSV files; plain Python, run by `make_places_csv`.

names -> which of a place's many names are kept      slugs -> its address, stable over re-runs
cldr  -> names known with their language             places -> the rows of both files
"""
