package org.brainrank.formats.tables;

/** How cells are told apart. */
public enum TableFormat {
    /** Commas; a cell in double quotes may have commas, line ends and doubled quotes in it (RFC 4180). */
    CSV(',', '"'),
    /** Tabs; quotes as in CSV. */
    TSV('\t', '"'),
    /** Tabs; a quotation mark is a character like any other, as in tables of words. */
    TSV_PLAIN('\t', '\uffff'); // no character of Unicode, so that nothing is quoted

    private final char separator;
    private final char quote;

    TableFormat(char separator, char quote) {
        this.separator = separator;
        this.quote = quote;
    }

    char separator() {
        return separator;
    }

    char quote() {
        return quote;
    }
}
