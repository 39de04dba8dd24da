package com.imt.ic.bif;

import com.imt.ic.Warning;
import java.util.List;

/**
 * A file that the store knows as being written. Immutable and thread-safe.
 *
 * @param warnings what was found in the spool when it was begun
 */
record BegunFile(String name, List<Warning> warnings) {}
