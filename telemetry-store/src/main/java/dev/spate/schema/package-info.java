/**
 * What each leaf is: type, config or state, counter or gauge, unit, default, owning module. Read once from compact tables in
 * this package's resources, which {@code telemetry-store/schema/generate} writes from the YANG models.
 */
@NullMarked
package dev.spate.schema;

import org.jspecify.annotations.NullMarked;
