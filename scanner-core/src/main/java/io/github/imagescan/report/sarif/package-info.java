/**
 * The report for code scanning: SARIF 2.1.0 as GitHub takes it. The one user of java-sarif.
 *
 * <p>In: a scan's findings, kept until the end, for severity decides which of them fit. Out: one
 * run, within GitHub's limits. Next: an upload to code scanning, or a SARIF viewer.
 *
 * <p>Decisions: GitHub takes a severity from the rule, never from the result, so a finding whose
 * severity differs from its rule's is a result of a rule of its own, {@code github-pat/info}; the
 * slash cannot stand in an id. URIs are those of synthetic files, {@code imagescan/<image
 * name>/<path>}, without tag, digest, port or colon, so that an alert stays the same alert when the
 * image is built anew. {@code executionSuccessful} is always true, for false blocks an upload; a
 * scan that is not complete has a result that says so.
 */
@NullMarked
package io.github.imagescan.report.sarif;

import org.jspecify.annotations.NullMarked;
