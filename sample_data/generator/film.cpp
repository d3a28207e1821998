// SPDX-License-Identifier: GPL-3.0-or-later
#include "film.h"

#include "paint.h"

#include <QFont>
#include <QProcess>
#include <QTemporaryDir>
#include <QTransform>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <fstream>

namespace attune::scenes {
namespace {

constexpr double kRate = 25;

void append(std::string& bytes, std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i) {
        bytes.push_back(static_cast<char>(value >> (8 * i) & 255u));
    }
}

Status writeWave(const SoundTrack& sound, const std::filesystem::path& file) {
    std::string bytes = "RIFF";
    const auto size = static_cast<std::uint32_t>(sound.samples().size() * 2);
    append(bytes, 36 + size, 4);
    bytes += "WAVEfmt ";
    append(bytes, 16, 4);
    append(bytes, 1, 2);
    append(bytes, 1, 2);
    append(bytes, kSampleRate, 4);
    append(bytes, kSampleRate * 2, 4);
    append(bytes, 2, 2);
    append(bytes, 16, 2);
    bytes += "data";
    append(bytes, size, 4);
    for (const float sample : sound.samples()) {
        append(bytes, static_cast<std::uint16_t>(static_cast<std::int16_t>(std::lround(sample * 32767))), 2);
    }
    std::ofstream stream(file, std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream) {
        return fail(ErrorCode::Io, "the sound could not be written", file.string(), "check the disk");
    }
    return {};
}

Status run(const QStringList& arguments, const std::function<Status(QProcess&)>& feed) {
    QProcess ffmpeg;
    ffmpeg.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    ffmpeg.start("ffmpeg", QStringList{"-hide_banner", "-loglevel", "error", "-y"} + arguments);
    if (!ffmpeg.waitForStarted()) {
        return fail(ErrorCode::NotFound, "ffmpeg does not start", "ffmpeg", "install the ffmpeg command line program");
    }
    if (auto fed = feed(ffmpeg); !fed) {
        ffmpeg.kill();
        ffmpeg.waitForFinished();
        return fed;
    }
    ffmpeg.closeWriteChannel();
    if (!ffmpeg.waitForFinished(-1) || ffmpeg.exitCode() != 0) {
        return fail(ErrorCode::Io, "ffmpeg could not make the film", {}, "read its message above");
    }
    return {};
}

double frameTime(const Script& script, long index) {
    return script.phone ? static_cast<double>(phoneTicks(index)) / 90000 : static_cast<double>(index) / kRate;
}

/// The sound of the whole clip, and with it every mouth movement, comes from one first pass.
Result<std::unique_ptr<SoundTrack>> record(const Script& script) {
    auto sound = std::make_unique<SoundTrack>(script.seconds, script.seed);
    Stage stage(script, sound.get());
    for (long i = 0; frameTime(script, i) < script.seconds; ++i) {
        if (auto ok = stage.advance(frameTime(script, i)); !ok) {
            return std::unexpected(ok.error());
        }
    }
    sound->finish();
    return sound;
}

} // namespace

long phoneTicks(long index) {
    const double n = static_cast<double>(index);
    const double jitter = index == 0 ? 0 : .16 * std::sin(n * 1.7) + .10 * std::sin(n * .61);
    const double gaps = std::floor(n / 29) + 2 * std::floor(n / 47); // frames the phone dropped
    return std::lround((n + jitter + gaps) * 3000);
}

Status film(const Script& script, const std::filesystem::path& out) {
    const auto sound = record(script);
    if (!sound) {
        return std::unexpected(sound.error());
    }
    QTemporaryDir folder;
    const std::filesystem::path wave = folder.filePath("sound.wav").toStdString();
    if (auto ok = writeWave(**sound, wave); !ok) {
        return ok;
    }
    const int width = script.phone ? 360 : 640;
    const int height = script.phone ? 640 : 360;
    QStringList arguments{"-f", "rawvideo", "-pix_fmt", "bgra",
                          "-s", "640x360",  "-r",       script.phone ? "30" : "25",
                          "-i", "-",        "-i",       QString::fromStdString(wave.string())};
    if (script.phone) {
        arguments
            << "-vf"
            << "settb=1/90000,setpts='if(eq(N,0),0,round((N+0.16*sin(N*1.7)+0.10*sin(N*0.61)+floor(N/29)+2*floor(N/47))"
               "*3000))'"
            << "-fps_mode" << "passthrough" << "-enc_time_base" << "1/90000" << "-video_track_timescale" << "90000";
    }
    arguments << "-c:v" << "libx264" << "-preset" << "slow" << "-tune" << "animation" << "-crf"
              << "27" << "-pix_fmt" << "yuv420p" << "-g" << "100" << "-threads" << "1"
              << "-c:a" << "aac" << "-b:a" << "44k" << "-ac" << "1"
              << "-map_metadata" << "-1" << "-fflags" << "+bitexact" << "-flags:v" << "+bitexact" << "-flags:a"
              << "+bitexact" << "-movflags" << "+faststart";
    const std::filesystem::path made =
        script.phone ? std::filesystem::path(folder.filePath("lying.mp4").toStdString()) : out;
    arguments << QString::fromStdString(made.string());
    const auto feed = [&](QProcess& ffmpeg) -> Status {
        SoundTrack again(script.seconds, script.seed); // the second pass needs the same mouths
        Stage stage(script, &again);
        const Picture picture(script, width, height);
        for (long i = 0; frameTime(script, i) < script.seconds; ++i) {
            if (auto ok = stage.advance(frameTime(script, i)); !ok) {
                return ok;
            }
            QImage image = picture.paint(stage);
            if (script.phone) { // the sensor lies on its side: turning it clockwise sets it upright again
                image = image.transformed(QTransform().rotate(-90));
            }
            image = image.convertToFormat(QImage::Format_RGB32);
            ffmpeg.write(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
            while (ffmpeg.bytesToWrite() > (1 << 22)) {
                if (!ffmpeg.waitForBytesWritten(-1)) {
                    return fail(ErrorCode::Io, "ffmpeg stopped reading", {}, "read its message above");
                }
            }
        }
        return {};
    };
    if (auto ok = run(arguments, feed); !ok || !script.phone) {
        return ok;
    }
    return run({"-i", QString::fromStdString(made.string()), "-c", "copy", "-map_metadata", "-1", "-fflags",
                "+bitexact", "-metadata:s:v:0", "rotate=270", "-video_track_timescale", "90000", "-movflags",
                "+faststart", QString::fromStdString(out.string())},
               [](QProcess&) -> Status { return {}; });
}

Status still(const Script& script, double seconds, int width, const std::filesystem::path& out) {
    SoundTrack sound(script.seconds, script.seed);
    Stage stage(script, &sound);
    const Picture picture(script, width, script.phone ? width * 16 / 9 : width * 9 / 16);
    if (auto ok = stage.advance(seconds); !ok) {
        return ok;
    }
    if (!picture.paint(stage).save(QString::fromStdString(out.string()))) {
        return fail(ErrorCode::Io, "the still could not be written", out.string(), "check the folder");
    }
    return {};
}

Status sheet(const Script& script, double from, double to, double every, const std::filesystem::path& out) {
    SoundTrack sound(script.seconds, script.seed);
    Stage stage(script, &sound);
    const int width = script.phone ? 240 : 480;
    const int height = script.phone ? 427 : 270;
    const Picture picture(script, width, height);
    const int columns = script.phone ? 8 : 4;
    const int count = static_cast<int>((to - from) / every + 1e-9) + 1;
    QImage page(columns * width, (count + columns - 1) / columns * height, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.setFont(QFont("Sans", 11));
    for (int i = 0; i < count; ++i) {
        const double t = from + i * every;
        if (auto ok = stage.advance(t); !ok) {
            return ok;
        }
        const QPoint corner(i % columns * width, i / columns * height);
        painter.drawImage(corner, picture.paint(stage));
        painter.drawText(corner + QPoint(6, 18), QString::number(t, 'f', 2));
    }
    painter.end();
    if (!page.save(QString::fromStdString(out.string()))) {
        return fail(ErrorCode::Io, "the sheet could not be written", out.string(), "check the folder");
    }
    return {};
}

} // namespace attune::scenes
