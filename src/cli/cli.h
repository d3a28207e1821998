// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <span>
#include <string>

namespace attune::cli {

using Json = nlohmann::ordered_json;

/// Exit codes of the contract.
enum Exit : int { Done = 0, AnswerIsNo = 1, WrongInput = 2, EnvironmentFailed = 3 };

/// One verb: adds its subcommand with options to app; its callback leaves the exit code in exitCode.
using AddVerb = void (*)(CLI::App& app, int& exitCode);

void addProbe(CLI::App& app, int& exitCode);
void addFrames(CLI::App& app, int& exitCode);
void addFrame(CLI::App& app, int& exitCode);
void addSeekBench(CLI::App& app, int& exitCode);
void addSignals(CLI::App& app, int& exitCode);
void addExcerpt(CLI::App& app, int& exitCode);
void addReliability(CLI::App& app, int& exitCode);
void addTimeline(CLI::App& app, int& exitCode);
void addPlan(CLI::App& app, int& exitCode);
void addScheme(CLI::App& app, int& exitCode);
void addLibrary(CLI::App& app, int& exitCode);
void addClip(CLI::App& app, int& exitCode);
void addConvert(CLI::App& app, int& exitCode);
void addImport(CLI::App& app, int& exitCode);
void addExport(CLI::App& app, int& exitCode);
void addRounds(CLI::App& app, int& exitCode);
void addPack(CLI::App& app, int& exitCode);
void addUnpack(CLI::App& app, int& exitCode);
void addCertify(CLI::App& app, int& exitCode);
void addReference(CLI::App& app, int& exitCode);
void addConsent(CLI::App& app, int& exitCode);
void addPerson(CLI::App& app, int& exitCode);
void addDemo(CLI::App& app, int& exitCode);

/// Parses the arguments, runs the one verb named by them and gives the exit code. Errors are said on standard error.
[[nodiscard]] int runProgram(int argc, char** argv, std::span<const AddVerb> verbs);

/// Prints "error: WHAT (WHERE): WHAT TO DO" as one line on standard error and gives the exit code that fits.
int reportError(const Error& error);
/// "warning: TEXT" on standard error.
void warn(const std::string& text);
/// Exactly one JSON document on standard output. Bytes that are not UTF-8 become U+FFFD.
void printJson(const Json& document);
/// Text on standard output; a failed write (full disk, closed pipe) makes the process end with exit 3.
void print(const std::string& text);

} // namespace attune::cli
