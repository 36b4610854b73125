package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ByteSizeTest {
  private final ByteSize.Converter converter = new ByteSize.Converter();

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1048576, 1048576",
    "500M, 524288000",
    "500MB, 500000000",
    "64GiB, 68719476736",
    "64 gib, 68719476736",
    "1.5K, 1536",
    "2t, 2199023255552",
    "7B, 7"
  })
  void aSizeIsANumberWithOrWithoutAUnit(String typed, long bytes) {
    assertEquals(bytes, converter.convert(typed).bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "M", "-1", "1X", "1e9", "0", "0.1", "99999999T", "1.2.3"})
  void anythingElseIsRefused(String typed) {
    assertThrows(TypeConversionException.class, () -> converter.convert(typed));
  }
}
