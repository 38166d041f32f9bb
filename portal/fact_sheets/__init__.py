"""A policy on one sheet of paper, as PDF: /policies/<id>/fact-sheet.pdf.

    texts.py      page -> Sheet: everything it says, as plain text
    fitting.py    Sheet -> the longest version that fits on one page
    printing.py   HTML -> pages, by WeasyPrint; no network, no files
    storing.py    what was printed is kept until the policy says something else
    addresses.py  where it is, and whether this installation has it at all
    views.py      for whom

WeasyPrint is optional (the extra ``pdf``, with Debian's libpango). Without it no page offers a fact
sheet, and the print style of the policy page serves.
"""
