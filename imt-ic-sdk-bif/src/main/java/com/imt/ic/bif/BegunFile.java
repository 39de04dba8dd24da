package com.imt.ic.bif;

import com.imt.ic.Warning;
import java.time.Instant;
import java.util.List;

/**
 * A file that the store knows as being written. Immutable and thread-safe.
 *
 * @param time the moment that its name tells
 * @param warnings what was found in the spool when it was begun
 */
record BegunFile(String name, Instant time, List<Warning> warnings) {}
