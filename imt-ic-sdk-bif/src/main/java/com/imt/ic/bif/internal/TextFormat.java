package com.imt.ic.bif.internal;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How lines and fields become bytes. Immutable and thread-safe.
 *
 * @param charset UTF-8, or one of a byte per character that begins with ASCII
 * @param delimiter what stands between fields; ASCII
 * @param quote what a field stands in that holds a delimiter; ASCII, or null for none
 * @param quotesAll whether every field is quoted, and not only one that must be
 * @param lineEnd what stands behind every line, CR LF or LF
 */
public record TextFormat(
    Charset charset,
    char delimiter,
    @Nullable Character quote,
    boolean quotesAll,
    String lineEnd) {}
