package io.github.imagescan.rules.detect;

import io.github.imagescan.match.HitDetector;
import java.util.List;

/** The detectors that look at hits. */
public final class HitDetectors {
  private HitDetectors() {}

  /** All of them. */
  public static List<HitDetector> all() {
    return List.of(
        new UrlCredentials(),
        new PrivateKeys(),
        new PuttyKey(),
        new ServiceAccountKey(),
        new DockerConfigAuth(),
        new NpmrcAuth(),
        new NetrcLogin(),
        new Kubeconfig(),
        new BasicAuthHeader(),
        new ServerPassword());
  }
}
