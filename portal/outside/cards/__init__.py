"""Pictures for link previews: what a chat or a social network shows beside a link to us.

    kind, key -> subjects -> CardText -> drawing -> storing -> views

The address of a picture holds a digest of its words, so that new words are a new picture.
"""
