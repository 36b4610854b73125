package io.github.imagescan.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlaceTest {

  @Test
  void aPlaceIsSaidFromTheOutsideIn() {
    Place entry = new Place.LayerEntry(4, EntryName.of("etc/a"), Place.Aspect.CONTENT);
    assertEquals(
        "acme/shop:1.0 (linux/arm64): layer 3: etc/a",
        new Place.InImage("acme/shop:1.0", "linux/arm64", new Place.InLayer(3, entry)).describe());
    assertEquals(
        "acme/shop:1.0: manifest",
        new Place.InImage("acme/shop:1.0", new Place.ManifestDocument()).describe());
  }

  @Test
  void aLayerAsAWholeHasNoPlaceInIt() {
    assertEquals("layer 4", new Place.InLayer(4, new Place.Described("")).describe());
  }

  @Test
  void standardInputIsCalledSo() {
    assertEquals("standard input", new Place.TargetName("-").describe());
    assertEquals("./-", new Place.TargetName("./-").describe());
  }

  @Test
  void anEscapeOfFourDigitsHasFourAndALongerOneItsEnd() {
    String hidden = new String(Character.toChars(0xe0041));
    assertEquals("a\\u202eb\\u{e0041}1", Printable.line("a\u202eb" + hidden + "1"));
    assertEquals("a\\n\\t\\x1b\\xff", Printable.of(new byte[] {'a', '\n', '\t', 27, -1}));
  }
}
