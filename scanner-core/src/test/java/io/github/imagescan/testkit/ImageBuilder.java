package io.github.imagescan.testkit;

import io.github.imagescan.place.Digest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An image to be, from which {@link Form} makes archives.
 *
 * <pre>{@code
 * Archive archive =
 *     image("acme/shop:1.0")
 *         .env("MODE=test")
 *         .history("ENV MODE=test")
 *         .layer("COPY .env /app/", l -> l.file("app/.env", "A=b"))
 *         .layer("RUN rm /app/.env", l -> l.whiteout("app/.env"))
 *         .as(Form.DOCKER_25);
 * }</pre>
 */
public final class ImageBuilder {

  /**
   * A layer to be.
   *
   * @param packing empty: what the form's tool would take
   * @param mediaType empty: what the form's tool would write
   */
  record LayerPlan(
      byte[] tar,
      Optional<Packing> packing,
      Optional<String> mediaType,
      List<String> urls,
      Map<String, String> annotations) {

    byte[] stored(Packing usual) {
      return packing.orElse(usual).pack(tar);
    }
  }

  final List<LayerPlan> layers = new ArrayList<>();
  final Map<String, String> annotations = new LinkedHashMap<>();
  final Optional<String> reference;
  String configMediaType = "application/vnd.oci.image.config.v1+json";
  Optional<String> artifactType = Optional.empty();
  Optional<Digest> attestationOf = Optional.empty();
  String os = "linux";
  String architecture = "amd64";
  Optional<String> variant = Optional.empty();

  private final Map<String, Object> top = new LinkedHashMap<>();
  private final Map<String, Object> config = new LinkedHashMap<>();
  private final List<Map<String, Object>> history = new ArrayList<>();
  private Optional<Packing> packing = Optional.empty();
  private boolean withHistory = true;
  private Optional<byte[]> rawConfig = Optional.empty();

  private ImageBuilder(Optional<String> reference) {
    this.reference = reference;
  }

  /** An image without a reference. */
  public static ImageBuilder image() {
    return new ImageBuilder(Optional.empty());
  }

  /** An image with a reference, {@code acme/shop:1.0}. */
  public static ImageBuilder image(String reference) {
    return new ImageBuilder(Optional.of(reference));
  }

  /** Environment variables, {@code NAME=value}. */
  public ImageBuilder env(String... variables) {
    return append("Env", variables);
  }

  /** The command. */
  public ImageBuilder cmd(String... words) {
    return append("Cmd", words);
  }

  /** The entrypoint. */
  public ImageBuilder entrypoint(String... words) {
    return append("Entrypoint", words);
  }

  /** A label. */
  @SuppressWarnings("unchecked")
  public ImageBuilder label(String key, String value) {
    ((Map<String, Object>) config.computeIfAbsent("Labels", k -> new LinkedHashMap<>()))
        .put(key, value);
    return this;
  }

  /** Any field of the inner {@code config} object: {@code Healthcheck}, {@code OnBuild}. */
  public ImageBuilder config(String key, Object value) {
    config.put(key, value);
    return this;
  }

  /** Any field of the outer config document: {@code author}, or one nobody knows. */
  public ImageBuilder field(String key, Object value) {
    top.put(key, value);
    return this;
  }

  /** The bytes of the config, whatever they are. */
  public ImageBuilder rawConfig(byte[] bytes) {
    rawConfig = Optional.of(bytes.clone());
    return this;
  }

  /** The platform, {@code os/arch[/variant]}; linux/amd64 if never called. */
  public ImageBuilder platform(String platform) {
    String[] parts = platform.split("/");
    os = parts[0];
    architecture = parts[1];
    variant = parts.length > 2 ? Optional.of(parts[2]) : Optional.empty();
    return this;
  }

  /** How the layers that follow are compressed; forms that store plain layers obey too. */
  public ImageBuilder packed(Packing packing) {
    this.packing = Optional.of(packing);
    return this;
  }

  /** A layer, with a history entry of its own. */
  public ImageBuilder layer(String createdBy, UnaryOperator<LayerBuilder> content) {
    return layer(createdBy, content.apply(LayerBuilder.layer()).tar());
  }

  /** A layer whose history entry says {@code RUN layer N}. */
  public ImageBuilder layer(UnaryOperator<LayerBuilder> content) {
    return layer("RUN layer " + layers.size(), content);
  }

  /** A layer of any bytes. */
  public ImageBuilder layer(String createdBy, byte[] tar) {
    layers.add(
        new LayerPlan(tar.clone(), packing, Optional.empty(), List.of(), new LinkedHashMap<>()));
    return entry(createdBy, false);
  }

  /** The media type of the last layer, true or not. */
  public ImageBuilder mediaType(String type) {
    LayerPlan last = layers.remove(layers.size() - 1);
    layers.add(
        new LayerPlan(last.tar, last.packing, Optional.of(type), last.urls, last.annotations));
    return this;
  }

  /** Makes the last layer a foreign one: with URLs and the media type of such. */
  public ImageBuilder foreign(String url) {
    LayerPlan last = layers.remove(layers.size() - 1);
    layers.add(
        new LayerPlan(
            last.tar,
            last.packing,
            Optional.of("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"),
            List.of(url),
            last.annotations));
    return this;
  }

  /** An annotation of the last layer's descriptor. */
  public ImageBuilder layerAnnotation(String key, String value) {
    layers.get(layers.size() - 1).annotations.put(key, value);
    return this;
  }

  /** A history entry that made no layer. */
  public ImageBuilder history(String createdBy) {
    return entry(createdBy, true);
  }

  /** A history entry with other fields: {@code comment}, {@code author}, {@code empty_layer}. */
  public ImageBuilder historyEntry(Map<String, Object> fields) {
    history.add(new LinkedHashMap<>(fields));
    return this;
  }

  /** Leaves the history out of the config, as some builders do. */
  public ImageBuilder noHistory() {
    withHistory = false;
    return this;
  }

  /** An annotation of the manifest. */
  public ImageBuilder annotation(String key, String value) {
    annotations.put(key, value);
    return this;
  }

  /** Makes this an artifact: its layers are blobs of any kind. */
  public ImageBuilder artifact(String type, String configMediaType) {
    this.artifactType = type.isEmpty() ? Optional.empty() : Optional.of(type);
    this.configMediaType = configMediaType;
    return this;
  }

  /** Makes this BuildKit's attestation of another manifest. */
  public ImageBuilder attestationOf(Digest manifest) {
    attestationOf = Optional.of(manifest);
    return platform("unknown/unknown");
  }

  /** The archive that a tool would write of this image alone. */
  public Archive as(Form form) {
    return form.write(List.of(this));
  }

  /** The config, as it is stored. */
  public byte[] configJson() {
    if (rawConfig.isPresent()) {
      return rawConfig.get();
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("architecture", architecture);
    json.put("os", os);
    variant.ifPresent(v -> json.put("variant", v));
    json.put("created", "1970-01-01T00:00:00Z");
    json.put("config", config);
    Map<String, Object> rootfs = new LinkedHashMap<>();
    rootfs.put("type", "layers");
    rootfs.put(
        "diff_ids", layers.stream().map(layer -> Digest.sha256(layer.tar).toString()).toList());
    json.put("rootfs", rootfs);
    if (withHistory) {
      json.put("history", history);
    }
    json.putAll(top);
    return Json.bytes(json);
  }

  /** The digest of the config. */
  public Digest configDigest() {
    return Digest.sha256(configJson());
  }

  private ImageBuilder entry(String createdBy, boolean emptyLayer) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("created", "1970-01-01T00:00:00Z");
    fields.put("created_by", createdBy);
    if (emptyLayer) {
      fields.put("empty_layer", true);
    }
    history.add(fields);
    return this;
  }

  @SuppressWarnings("unchecked")
  private ImageBuilder append(String key, String... values) {
    ((List<String>) config.computeIfAbsent(key, k -> new ArrayList<String>()))
        .addAll(List.of(values));
    return this;
  }
}
