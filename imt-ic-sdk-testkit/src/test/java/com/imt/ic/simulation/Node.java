package com.imt.ic.simulation;

import com.imt.ic.InvoiceCloudException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One process of the consumer, from its start to its end, with an integration of each biller. */
final class Node {

  private final World world;
  private final String name;
  private final Map<Biller, Station> stations = new LinkedHashMap<>();
  private final List<Runnable> whenGone = new ArrayList<>();
  private Duration skew = Duration.ZERO;
  private boolean alive = true;
  private int ticks;

  Node(World world, String name) {
    this.world = world;
    this.name = name;
    for (Biller biller : world.billers()) {
      stations.put(biller, new Station(world, this, biller));
    }
  }

  String name() {
    return name;
  }

  Station station(Biller biller) {
    return stations.get(biller);
  }

  /** This process's clock, which may be wrong. */
  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return world.now().plus(skew);
      }
    };
  }

  void requireAlive() {
    if (!alive) {
      throw new Crash();
    }
  }

  void die() {
    end();
    throw new Crash();
  }

  /** Ends the process; once. */
  void end() {
    if (alive) {
      alive = false;
      whenGone.forEach(Runnable::run);
    }
  }

  /** What the outside does when this process has ended. */
  void whenGone(Runnable noticed) {
    whenGone.add(noticed);
  }

  boolean isAlive() {
    return alive;
  }

  void setClockOff(Duration by) {
    skew = by;
  }

  /** The scheduler's tick, which a second thread takes where the first one sleeps in a poll. */
  void work() {
    if (ticks == 2) {
      return;
    }
    ticks++;
    try {
      for (Station station : stations.values()) {
        tick(station);
      }
    } catch (Crash e) {
      // the process is gone
    } finally {
      ticks--;
    }
  }

  private static void tick(Station station) {
    try {
      station.tick();
    } catch (InvoiceCloudException e) {
      // a host logs it; the polls stay due
    }
  }
}
