package io.github.imagescan.source;

import io.github.imagescan.place.EntryName;
import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/** The files of an archive or a folder, by name. */
interface Store extends Closeable {
  /** The file of that name, links followed inside the store and never out of it. */
  Optional<StoredBlob> find(EntryName name);

  /** The file of that name. */
  default Optional<StoredBlob> find(String name) {
    return find(EntryName.of(name));
  }

  /** Every file, in order: for an archive that lost its manifest. */
  List<StoredBlob> all();

  /** How many names a message takes, and one that says that there are more. */
  int SOME = 5;

  /** A few names that say what this is, for a message; at most {@link #SOME}. */
  List<EntryName> someNames();
}
