package io.github.imagescan.source;

import io.github.imagescan.content.EntryHeader;
import io.github.imagescan.content.TarIndex;
import io.github.imagescan.content.UnpackException;
import io.github.imagescan.content.UnpackLimits;
import io.github.imagescan.place.EntryName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;

/** An uncompressed tar, any member of which can be opened. */
final class TarStore implements Store {
  private final FileChannel file;
  private final TarIndex index;
  private final UnpackLimits limits;
  private final MemberTable table = new MemberTable();

  TarStore(FileChannel file, TarIndex index, UnpackLimits limits) {
    this.file = file;
    this.limits = limits;
    this.index = index;
    for (TarIndex.Member member : index.members()) {
      EntryHeader header = member.header();
      if (header.kind() == EntryHeader.Kind.FILE) {
        table.file(header.name(), new Blob(table.newKey(header), member));
      } else {
        table.other(header);
      }
    }
  }

  private final class Blob implements StoredBlob {
    private final String key;
    private final TarIndex.Member member;

    Blob(String key, TarIndex.Member member) {
      this.key = key;
      this.member = member;
    }

    @Override
    public String key() {
      return key;
    }

    @Override
    public long size() {
      return member.header().size();
    }

    @Override
    public boolean passed() {
      return false;
    }

    @Override
    public InputStream open() throws IOException {
      if (limits.exceededByHoles(member.header())) {
        throw new UnpackException(
            UnpackException.Kind.RATIO,
            "it is nearly all holes: "
                + member.header().size()
                + " bytes of "
                + member.header().storedSize()
                + " stored ones");
      }
      return index.open(member);
    }
  }

  @Override
  public Optional<StoredBlob> find(EntryName name) {
    return table.find(name);
  }

  @Override
  public List<StoredBlob> all() {
    return table.blobs();
  }

  @Override
  public List<EntryName> someNames() {
    return table.someNames();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
