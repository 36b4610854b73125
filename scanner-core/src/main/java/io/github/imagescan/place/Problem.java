package io.github.imagescan.place;

/**
 * Something that could not be read as it should, told in every report: there are no silent skips.
 *
 * @param kind what sort of problem; decides over the exit code
 * @param where the place, as near as it is known
 * @param what what was being done and what went wrong, in one clause without a full stop
 * @param next what the user can do about it, as an imperative; may be empty
 */
public record Problem(Kind kind, Place where, String what, String next) {

  /** {@code where: what; next}. */
  public String message() {
    return where.describe() + ": " + what + (next.isEmpty() ? "" : "; " + next);
  }

  /** This problem, with its place put inside another. */
  public Problem at(Place outer) {
    return new Problem(kind, outer, what, next);
  }

  /** The kinds of problems; the README has the same table. */
  public enum Kind {
    /** The target could not be opened, or is none of the forms that are known. */
    TARGET_UNREADABLE(true),
    /** A manifest or an index is damaged, too large, part of a cycle, or of an unknown schema. */
    MANIFEST_UNREADABLE(true),
    /** A config is damaged or too large; its layers are scanned all the same. */
    CONFIG_UNREADABLE(true),
    /** A blob that a manifest names is not there. */
    BLOB_MISSING(true),
    /** A foreign layer (one with URLs) whose blob is not there. */
    FOREIGN_LAYER_MISSING(true),
    /** A layer ended before it should. */
    LAYER_TRUNCATED(true),
    /** A layer is damaged: what came before was scanned. */
    LAYER_UNREADABLE(true),
    /** A layer of an image is no tar; its bytes were scanned as one file. */
    LAYER_NOT_TAR(true),
    /** A layer was cut by one of the limits. */
    LIMIT_REACHED(true),
    /** The outer archive ended before it should. */
    ARCHIVE_TRUNCATED(true),
    /** No image of the target has the platform asked for. */
    PLATFORM_MISSING(true),
    /** The archive's index names further platforms whose manifests were not saved with it. */
    PLATFORM_NOT_STORED(false),
    /** A stored blob is not the one that its digest says. */
    DIGEST_MISMATCH(false),
    /** A stored blob has another size than its descriptor says. */
    SIZE_MISMATCH(false),
    /** A layer, uncompressed, is not the one that the config's diffID says. */
    DIFFID_MISMATCH(false),
    /** History, layers and diffIDs of an image do not fit each other. */
    HISTORY_MISMATCH(false),
    /** A file was too large for the parser of its grammar; the byte detectors did read it. */
    FILE_TOO_LARGE(false),
    /** A file holds more findings than {@code --max-findings-per-file}. */
    FINDINGS_CAPPED(false),
    /** A rule reached its bound of hits in one file. */
    HITS_CAPPED(false),
    /** Something stopped by a defect of imagescan, or by want of memory. */
    INTERNAL_ERROR(true),
    /** An ignore of the user's matches no finding. */
    IGNORE_UNUSED(false),
    /** An entry has a name or a header that no tool would write. */
    ENTRY_ODD(false);

    private final boolean incomplete;

    Kind(boolean incomplete) {
      this.incomplete = incomplete;
    }

    /** Whether a scan with such a problem is not complete (exit code 2 unless findings say 1). */
    public boolean incomplete() {
      return incomplete;
    }

    /** The kind as reports spell it: {@code blob-missing}. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
