package io.github.imagescan.place;

/**
 * Where something is, as much of it as the speaker knows: a layer scan names an entry, the engine
 * puts the layer and the image around it.
 */
public sealed interface Place {

  /** For a person, from the outside in: {@code acme/shop:1.0: layer 3: etc/app.properties}. */
  String describe();

  /** What the user named on the command line; {@code -} is standard input. */
  record TargetName(String name) implements Place {
    @Override
    public String describe() {
      return name.equals("-") ? "standard input" : Printable.line(name);
    }
  }

  /** A file of the outer archive or layout, such as {@code manifest.json}. */
  record Member(EntryName name) implements Place {
    @Override
    public String describe() {
      return name.display();
    }
  }

  /** A stored blob, by the digest that a descriptor gives. */
  record Blob(Digest digest) implements Place {
    @Override
    public String describe() {
      return "blob " + digest;
    }
  }

  /** The image's manifest as a whole. */
  record ManifestDocument() implements Place {
    @Override
    public String describe() {
      return "manifest";
    }
  }

  /** A value of the config: an RFC 6901 pointer such as {@code /config/Env/2}. Empty: all of it. */
  record ConfigPointer(String pointer) implements Place {
    @Override
    public String describe() {
      return pointer.isEmpty() ? "config" : "config " + Printable.line(pointer);
    }
  }

  /** An entry of the config's history, counted from 0. */
  record HistoryEntry(int index) implements Place {
    @Override
    public String describe() {
      return "history entry " + index;
    }
  }

  /**
   * A value of a manifest or of an index, annotations above all.
   *
   * @param document {@code index}, {@code manifest}
   * @param pointer an RFC 6901 pointer into that document
   */
  record Annotation(String document, String pointer) implements Place {
    @Override
    public String describe() {
      return document + " " + Printable.line(pointer);
    }
  }

  /**
   * An entry of a layer. Names repeat, so the ordinal tells entries apart.
   *
   * @param ordinal the entry's number within its layer, from 0; headers that only describe the next
   *     entry (PAX, GNU long name) do not count
   * @param aspect what of the entry is meant
   */
  record LayerEntry(int ordinal, EntryName name, Aspect aspect) implements Place {
    @Override
    public String describe() {
      return name.display() + aspect.suffix();
    }
  }

  /** What of an entry is meant. */
  enum Aspect {
    /** The bytes of the file; offsets count from its first byte. */
    CONTENT(""),
    /** The name itself. */
    NAME(" (its name)"),
    /** The target of a symbolic link. */
    LINK(" (its link target)"),
    /** Extended attributes and other PAX records, as {@code key=value} lines. */
    ATTRIBUTES(" (its extended attributes)");

    private final String suffix;

    Aspect(String suffix) {
      this.suffix = suffix;
    }

    /** What is said after the name; empty for the content. */
    public String suffix() {
      return suffix;
    }
  }

  /** The text of a Dockerfile. */
  record DockerfileText() implements Place {
    @Override
    public String describe() {
      return "Dockerfile";
    }
  }

  /** Something in a layer, which counts from 0 as in {@code rootfs.diff_ids}. */
  record InLayer(int layer, Place place) implements Place {
    @Override
    public String describe() {
      String inner = place.describe();
      return "layer " + layer + (inner.isEmpty() ? "" : ": " + inner);
    }
  }

  /** A layer as a whole, counted from 0 as in {@code rootfs.diff_ids}. */
  record Layer(int layer) implements Place {
    @Override
    public String describe() {
      return "layer " + layer;
    }
  }

  /**
   * Something in an image.
   *
   * @param image its reference
   * @param platform {@code linux/amd64}; empty where it is not known
   */
  record InImage(String image, String platform, Place place) implements Place {
    /** Something in an image whose platform is not known. */
    public InImage(String image, Place place) {
      this(image, "", place);
    }

    @Override
    public String describe() {
      String of = platform.isEmpty() ? "" : " (" + Printable.line(platform) + ")";
      return Printable.line(image) + of + ": " + place.describe();
    }
  }

  /**
   * A place of which only the text for a person is left, its secrets masked. Empty: all of what it
   * is in.
   */
  record Described(String text) implements Place {
    @Override
    public String describe() {
      return text;
    }
  }
}
