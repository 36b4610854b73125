package io.github.imagescan.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "linux/arm64, linux/arm64, true",
    "linux/arm64, linux/arm64/v8, true",
    "linux/arm64/v8, linux/arm64, true",
    "linux/arm/v7, linux/arm, true",
    "linux/arm/v6, linux/arm, false",
    "linux/arm/v6, linux/arm/v7, false",
    "linux/amd64, linux/arm64, false",
    "windows/amd64, linux/amd64, false"
  })
  void anImageIsMeantByItsPlatformAndTheUsualVariant(
      String wanted, String image, boolean accepted) {
    assertEquals(
        accepted,
        Platform.parse(wanted).orElseThrow().accepts(Platform.parse(image).orElseThrow()));
  }
}
