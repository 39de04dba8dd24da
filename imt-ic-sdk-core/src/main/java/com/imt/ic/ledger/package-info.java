/** The port to the host's books and what it is handed. */
@NullMarked
package com.imt.ic.ledger;

import org.jspecify.annotations.NullMarked;
