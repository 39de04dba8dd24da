package com.imt.ic.bif.internal;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How lines and fields become bytes. Immutable and thread-safe.
 *
 * @param charset UTF-8, or one of a byte per character that begins with ASCII
 * @param delimiter ASCII, as the quote
 * @param quotesAll whether every field is quoted, and not only one that must be
 */
public record TextFormat(
    Charset charset,
    char delimiter,
    @Nullable Character quote,
    boolean quotesAll,
    String lineEnd) {}
