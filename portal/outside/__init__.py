"""What those outside are told about the portal: search engines, link previews, harvesters, Zotero.

    a page's context -> subjects -> Telling -> templates/outside/head.html
    site             -> sitemaps, robots.txt, feed
    public policies  -> oai: harvested by libraries

Outsiders are told what an anonymous reader may see, whoever asks.
"""
