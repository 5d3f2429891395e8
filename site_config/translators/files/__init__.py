"""
Files for translators outside: a page's sentences go out as PO or XLIFF 1.2, many pages as a ZIP, and come back.

    papers      what one file holds, as plain values
    markup      the tags inside a sentence: its parts, its one spelling, what is wrong with a translation's tags
    po, xliff   a paper becomes bytes, and bytes papers
    archives    many papers in one ZIP
    reading     whatever was uploaded becomes papers, or a sentence for the translator that says why not
    report      what of a paper the site takes, and why not the rest
    exporting, importing    between papers and the site's records; all others ask no database
"""
