package io.github.imagescan.content;

import io.github.imagescan.place.EntryName;
import java.util.Optional;

/**
 * What a tar says of an entry, with PAX records and GNU long names already applied.
 *
 * @param ordinal from 0; headers that only describe the next entry do not count
 * @param name as it stands, not normalised
 * @param linkTarget of a symbolic or hard link, as it stands
 * @param size of the file as it would be on disk, in bytes; of a GNU sparse file with its holes
 * @param storedSize bytes of content that follow in the tar
 * @param attributes PAX records that nothing else here tells (extended attributes, comments), as
 *     {@code key=value} lines; empty for nearly all entries. Those of a global header are told with
 *     the entry that follows it, once
 */
public record EntryHeader(
    int ordinal,
    EntryName name,
    Kind kind,
    Optional<EntryName> linkTarget,
    long size,
    long storedSize,
    byte[] attributes) {

  /** The type of an entry. */
  public enum Kind {
    FILE,
    DIRECTORY,
    SYMLINK,
    HARDLINK,
    /** Devices and pipes. */
    OTHER
  }
}
