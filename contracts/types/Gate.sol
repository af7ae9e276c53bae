// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @dev Metrics of `ftc/1`, in the order of its list.
enum Metric {
    Accuracy,
    F1Macro,
    EvalLoss,
    BitsPerByte
}

/// @dev Whether a greater or a smaller metric is better.
enum Direction {
    Max,
    Min
}

/// @dev What a run is measured against: the version in force, the config's base version, or nothing (zero).
enum Baseline {
    Parent,
    Base,
    Absolute
}

/// @notice What a trained version must reach before it may come into force. Numbers are millionths of the metric's unit.
/// @param minImprovement Least improvement of the metric, averaged over the evaluation sets, against the baseline.
/// @param maxRegression Greatest allowed worsening on any single evaluation set.
struct Gate {
    Metric metric;
    Direction direction;
    Baseline baseline;
    int64 minImprovement;
    int64 maxRegression;
}

using {improvementOf} for Gate global;

/// @dev How much better `metricAfter` is; below zero when it is worse. Against nothing, the metric itself, signed.
///      Cannot overflow for metrics within ±(2^62 − 1).
function improvementOf(Gate memory gate, int64 metricBefore, int64 metricAfter) pure returns (int64) {
    int64 baseline = gate.baseline == Baseline.Absolute ? int64(0) : metricBefore;

    return gate.direction == Direction.Max ? metricAfter - baseline : baseline - metricAfter;
}
