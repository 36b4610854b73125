/**
 * The report for programs: one JSON document, described by {@code report.schema.json} beside this
 * package. The one user of Jackson's streaming writer.
 *
 * <p>In: a scan's findings, written as they come. Out: UTF-8. Next: jq, dashboards, the user's own
 * scripts.
 */
@NullMarked
package io.github.imagescan.report.json;

import org.jspecify.annotations.NullMarked;
