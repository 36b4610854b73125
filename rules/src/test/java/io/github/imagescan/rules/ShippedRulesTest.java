package io.github.imagescan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.match.DetectorProvider;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ShippedRulesTest {

  @Test
  void theServiceLoaderFindsThem() {
    List<Class<?>> providers =
        ServiceLoader.load(DetectorProvider.class, ShippedRules.class.getClassLoader()).stream()
            .<Class<?>>map(ServiceLoader.Provider::type)
            .toList();
    assertTrue(providers.contains(ShippedRules.class), providers.toString());
  }

  @Test
  void rulesOfOneVendorShareIt() {
    ShippedRules shipped = new ShippedRules();
    assertSame(shipped.rules(), new ShippedRules().rules());
    assertEquals(
        shipped.rules().stream().map(rule -> rule.vendor()).distinct().count(),
        shipped.rules().stream()
            .map(rule -> System.identityHashCode(rule.vendor()))
            .distinct()
            .count());
  }
}
