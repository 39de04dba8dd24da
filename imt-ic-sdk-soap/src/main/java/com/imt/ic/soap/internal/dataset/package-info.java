/**
 * .NET DataSets as an ASP.NET web service writes them: {@link
 * com.imt.ic.soap.internal.dataset.DataSetReader} pulls {@link
 * com.imt.ic.soap.internal.dataset.DataSetRow}s (or shows each as {@link
 * com.imt.ic.soap.internal.dataset.CurrentRow}, without keeping any) and knows the {@link
 * com.imt.ic.soap.internal.dataset.DataSetTable}s and {@link
 * com.imt.ic.soap.internal.dataset.DataSetColumn}s that the inline schemas declare.
 */
@NullMarked
package com.imt.ic.soap.internal.dataset;

import org.jspecify.annotations.NullMarked;
