package io.github.imagescan.oci;

import java.util.regex.Pattern;

/**
 * What an image is called.
 *
 * @param reference as the archive has it, {@code ghcr.io:443/acme/shop:1.0}; an image without one
 *     is named after its file or folder. Docker Hub's host and {@code library/} are left out, as
 *     docker does: an image has one name, whichever tool saved it
 */
public record ImageName(String reference) {
  private static final Pattern HUB =
      Pattern.compile("^(?:index\\.)?docker\\.io/(?:library/(?=[^/]+$))?");
  private static final Pattern DIGEST = Pattern.compile("@[A-Za-z0-9_+.-]+:[0-9a-fA-F]+$");
  private static final Pattern TAG = Pattern.compile(":[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$");
  private static final Pattern PORT = Pattern.compile("^([^/:]+):[0-9]+/");

  public ImageName {
    reference = HUB.matcher(reference).replaceFirst("");
  }

  /**
   * The name that stays when the image is built anew: without tag, digest and port. Goes into
   * fingerprints and into the URIs of SARIF, where none of them may be.
   */
  public String stable() {
    String name = DIGEST.matcher(reference).replaceFirst("");
    name = TAG.matcher(name).replaceFirst("");
    name = PORT.matcher(name).replaceFirst("$1/");
    return name.isEmpty() ? reference : name;
  }

  @Override
  public String toString() {
    return reference;
  }
}
