package io.github.imagescan.finding;

import java.util.OptionalInt;

/** Whether a secret is still to be seen in the final image. Whoever pulls gets it in any case. */
public sealed interface Visibility {
  /** As JSON and SARIF spell it: visible, overwritten, deleted, metadata. */
  String id();

  /** The layer that hides it, from 0. */
  OptionalInt hiddenByLayer();

  /** Most exposed first: visible, metadata, overwritten, deleted. */
  int rank();

  /** A file of the final file system. */
  record Visible() implements Visibility {
    @Override
    public String id() {
      return "visible";
    }

    @Override
    public OptionalInt hiddenByLayer() {
      return OptionalInt.empty();
    }

    @Override
    public int rank() {
      return 0;
    }
  }

  /** In the history, the config or an annotation: no file system hides those. */
  record MetadataOnly() implements Visibility {
    @Override
    public String id() {
      return "metadata";
    }

    @Override
    public OptionalInt hiddenByLayer() {
      return OptionalInt.empty();
    }

    @Override
    public int rank() {
      return 1;
    }
  }

  /** Another file took the name; of entries repeated in one layer, that layer itself. */
  record Overwritten(int byLayer) implements Visibility {
    @Override
    public String id() {
      return "overwritten";
    }

    @Override
    public OptionalInt hiddenByLayer() {
      return OptionalInt.of(byLayer);
    }

    @Override
    public int rank() {
      return 2;
    }
  }

  /** The name is gone. */
  record Deleted(int byLayer, How how) implements Visibility {
    @Override
    public String id() {
      return "deleted";
    }

    @Override
    public OptionalInt hiddenByLayer() {
      return OptionalInt.of(byLayer);
    }

    @Override
    public int rank() {
      return 3;
    }
  }

  /** How a name goes (OCI image-spec, layer.md, "Whiteouts"). */
  enum How {
    WHITEOUT("whiteout"),
    OPAQUE_WHITEOUT("opaque whiteout"),
    PARENT_REMOVED("its folder was removed"),
    REPLACED("replaced by a folder or link");

    private final String text;

    How(String text) {
      this.text = text;
    }

    /** For a person. */
    public String text() {
      return text;
    }
  }
}
