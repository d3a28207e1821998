// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "models/coding_scheme.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QPointer>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <QToolTip>
#include <algorithm>
#include <functional>

// A static library's resources are linked only when someone asks for them, outside any namespace.
static void initThemeResources() { Q_INIT_RESOURCE(theme); }

namespace attune::ui {
namespace {

constexpr auto kFamily = "Attune Inter";

QByteArray svgSource(const QString& name) {
    QFile file(QStringLiteral(":/attune/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon named %s", qPrintable(name));
        return {};
    }
    return file.readAll();
}

/// Draws itself when asked, so an icon set once follows theme, scale and screen.
class ThemeIconEngine : public QIconEngine {
  public:
    ThemeIconEngine(const Theme* theme, QString name, Token token)
        : m_theme(theme), m_name(std::move(name)), m_token(token) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, render(std::min(rect.width(), rect.height()), ratio, mode));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return render(std::min(size.width(), size.height()), 1.0, mode);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override {
        return render(std::min(size.width(), size.height()), 1.0, mode); // size is already in device pixels
    }
    [[nodiscard]] QIconEngine* clone() const override { return new ThemeIconEngine(*this); }

  private:
    [[nodiscard]] QPixmap render(int size, qreal ratio, QIcon::Mode mode) const {
        if (!m_theme || size <= 0)
            return {};
        QColor colour = m_theme->colour(m_token);
        if (mode == QIcon::Disabled)
            colour.setAlphaF(0.42F);
        return m_theme->pixmap(m_name, size, colour, ratio);
    }

    QPointer<const Theme> m_theme;
    QString m_name;
    Token m_token;
};

// @name: a colour. $n: n px at 100 %, scaled with the text. %t: light or dark, in file names.
constexpr auto kStyleSheet = R"(
* { outline: 0; }
QWidget { color: @text; }
QMainWindow, QDialog { background: @chrome; }
QToolTip { background: @text; color: @surface; border: 0; padding: $6px $10px; font-size: $12px; }

QLabel { background: transparent; }
QLabel[look="display"] { font-size: $28px; font-weight: 600; }
QLabel[look="title"] { font-size: $20px; font-weight: 600; }
QLabel[look="section"] { font-size: $15px; font-weight: 600; }
QLabel[look="lead"] { font-size: $15px; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="label"] { font-weight: 500; }
QLabel[look="small"] { font-size: $12px; }
QLabel[look="small-strong"] { font-size: $12px; font-weight: 500; }
QLabel[look="tiny"] { font-size: $11px; }
QLabel[look="figure"] { font-size: $15px; font-weight: 500; }
QLabel[look="caption"] { font-size: $11px; font-weight: 600; color: @text-3; }
QLabel[look="timecode"] { font-size: $18px; font-weight: 600; }
QLabel[tone="2"] { color: @text-2; }
QLabel[tone="3"] { color: @text-3; }
QLabel[tone="accent"] { color: @accent; }
QLabel[tone="warn"] { color: @disagree-ink; }
QLabel[tone="adult"] { color: @adult-ink; }
QLabel[tone="child"] { color: @child-ink; }
QLabel[tone="dyad"] { color: @dyad-ink; }
QLabel[tone="reference"] { color: @reference-ink; }
QLabel[look="key"] { font-size: $11px; font-weight: 500; color: @text-2; background: @surface-2; border: 1px solid
  @border-strong; border-bottom-width: 2px; border-radius: $4px; padding: 0 $5px; min-height: $17px;
  max-height: $17px; min-width: $8px; }
QLabel[look="chip"] { font-size: $12px; font-weight: 500; color: @text-2; background: @sunken; border: 1px solid
  @border; border-radius: $11px; padding: 0 $8px; min-height: $22px; max-height: $22px; }
QLabel[look="chip"][tone="accent"] { color: @accent; background: @accent-tint; border-color: @accent-tint; }
QLabel[look="chip"][tone="warn"] { color: @disagree-ink; background: @disagree-tint; border-color: @disagree-tint; }

QFrame[look="hline"] { background: @border; border: 0; max-height: 1px; min-height: 1px; }
QFrame[look="vline"] { background: @border; border: 0; max-width: 1px; min-width: 1px; }
QFrame[look="card"] { background: @surface; border: 1px solid @border; border-radius: 8px; }
QFrame[look="card-2"] { background: @surface-2; border: 1px solid @border; border-radius: 8px; }
QFrame[look="empty"] { background: transparent; border: 1px dashed @border-strong; border-radius: 8px; }
QWidget[ground="chrome"] { background: @chrome; }
QWidget[ground="surround"] { background: @surround; }
QWidget[ground="surface"] { background: @surface; }
QWidget[ground="surface-2"] { background: @surface-2; }
QWidget[ground="sunken"] { background: @sunken; }

QPushButton, QToolButton { min-height: $30px; min-width: $30px; padding: 0 $12px; border: 1px solid @control;
  border-radius: $6px; background: @surface; color: @text; font-weight: 500; icon-size: $16px; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed { background: @sunken; }
QPushButton:disabled, QToolButton:disabled { color: @text-3; border-color: @border-strong; background: transparent; }
QPushButton:checked, QToolButton:checked { background: @accent-tint; color: @accent; border-color: @accent; }
QPushButton[kind="primary"] { background: @accent-fill; border-color: @accent-fill; color: @on-accent; }
QPushButton[kind="primary"]:hover { background: @accent-hover; border-color: @accent-hover; }
QPushButton[kind="primary"]:disabled { background: @hover; border-color: @border; color: @text-3; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { border-color: transparent; background: transparent;
  color: @text-2; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: @hover; color: @text; }
QPushButton[kind="quiet"]:checked, QToolButton[kind="quiet"]:checked { background: @accent-tint; color: @accent; }
QPushButton[kind="warn"] { border-color: @disagree; color: @disagree-ink; }
QPushButton[kind="link"] { border: 0; padding: 0; min-height: $20px; min-width: 0; background: transparent;
  color: @accent; text-align: left; }
QPushButton[kind="icon"], QToolButton[kind="icon"] { padding: 0; }
QPushButton[kind="icon-quiet"], QToolButton[kind="icon-quiet"] { padding: 0; border-color: transparent;
  background: transparent; }
QPushButton[kind="icon-quiet"]:hover, QToolButton[kind="icon-quiet"]:hover { background: @hover; }
QPushButton[kind="icon-quiet"]:checked, QToolButton[kind="icon-quiet"]:checked { background: @accent-tint; }
QPushButton[extent="large"] { min-height: $38px; padding: 0 $20px; font-size: $14px; }
QPushButton[extent="small"] { min-height: $26px; padding: 0 $10px; }
QPushButton[kind="pill"] { min-height: $26px; border: 1px solid @border; border-radius: $13px; font-size: $12px;
  background: @surface; color: @text-2; }
QPushButton[kind="pill"]:hover { background: @hover; }
QPushButton[kind="pill"]:checked { background: @accent-tint; color: @accent; border-color: @accent; }
QPushButton[kind="segment"] { border-radius: 0; border-left-width: 0; color: @text-2; }
QPushButton[kind="segment"]:checked { background: @accent-tint; color: @accent; font-weight: 600;
  border-color: @control; }
QPushButton[kind="segment"][place="first"] { border-left-width: 1px; border-top-left-radius: $6px;
  border-bottom-left-radius: $6px; }
QPushButton[kind="segment"][place="last"] { border-top-right-radius: $6px; border-bottom-right-radius: $6px; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: url(:/attune/icons/qss/chevron-down-%t.svg);
  width: $14px; height: $14px; subcontrol-origin: padding; subcontrol-position: right center; right: $6px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox, QAbstractSpinBox {
  background: @surface; border: 1px solid @control; border-radius: $6px; color: @text;
  selection-background-color: @accent-fill; selection-color: @on-accent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: $30px; padding: 0 $9px; }
QPlainTextEdit, QTextEdit { padding: $6px $8px; }
*[invalid="true"] { border: 1px solid @disagree; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: @text-3; border-color: @border-strong; }
QLineEdit:read-only { background: @sunken; }
QLineEdit[look="bare"], QPlainTextEdit[look="bare"], QTextEdit[look="bare"] { border: 0; background: transparent;
  padding: 0; }
QComboBox { padding-right: 0; }
QComboBox:hover { background: @hover; }
QComboBox::drop-down { border: 0; width: $28px; subcontrol-origin: padding; subcontrol-position: center right; }
QDateEdit { min-width: $96px; }
QDateEdit::drop-down { border: 0; width: $28px; subcontrol-origin: padding; subcontrol-position: center right; }
QDateEdit::down-arrow { image: url(:/attune/icons/qss/chevron-down-%t.svg); width: $16px; height: $16px; }
QComboBox::down-arrow { image: url(:/attune/icons/qss/chevron-down-%t.svg); width: $16px; height: $16px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @border-strong; padding: $4px;
  selection-background-color: @accent-tint; selection-color: @accent; }
QComboBox QAbstractItemView::item { min-height: $28px; padding: 0 $8px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: $20px; background: transparent; }
QAbstractSpinBox::up-arrow { image: url(:/attune/icons/qss/chevron-up-%t.svg); width: $12px; height: $12px; }
QAbstractSpinBox::down-arrow { image: url(:/attune/icons/qss/chevron-down-%t.svg); width: $12px; height: $12px; }

QCheckBox, QRadioButton { spacing: $8px; min-height: $24px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: $14px; height: $14px; border: 1px solid @control;
  background: @surface; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: $3px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @accent-fill; border-color: @accent-fill;
  image: url(:/attune/icons/qss/check.svg); }
QCheckBox::indicator:indeterminate { background: @accent-fill; border-color: @accent-fill;
  image: url(:/attune/icons/qss/minus.svg); }
QAbstractItemView::indicator:disabled { border-color: @border; background: @sunken; }
QListView[look="checks"]::item { min-height: $26px; padding: 0 $4px; }
QListView[look="lines"]::item { min-height: $26px; padding: 0 $12px; }
QRadioButton::indicator { border-radius: $8px; }
QRadioButton::indicator:checked { width: $6px; height: $6px; border: $5px solid @accent-fill; background: #FFFFFF; }

QSlider:horizontal { min-height: $22px; }
QSlider::groove:horizontal { height: $4px; border-radius: $2px; background: @border-strong; }
QSlider::sub-page:horizontal { background: @accent; border-radius: $2px; }
QSlider::handle:horizontal { width: $12px; height: $12px; margin: -$5px 0; border: $1px solid @accent;
  border-radius: $7px; background: @surface; }
QProgressBar { border: 0; border-radius: $3px; background: @hover; max-height: $6px; min-height: $6px; }
QProgressBar::chunk { background: @accent; border-radius: $3px; }

QScrollArea, QStackedWidget, QSplitter { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[ground="none"] { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: $12px; }
QScrollBar:horizontal { height: $12px; }
QScrollBar::handle { background: @border-strong; border-radius: $4px; margin: $2px; }
QScrollBar::handle:hover { background: @control; }
QScrollBar::handle:vertical { min-height: $32px; }
QScrollBar::handle:horizontal { min-width: $32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QAbstractItemView { background: @surface; border: 0; alternate-background-color: @surface-2;
  selection-background-color: @accent-tint; selection-color: @text; }
QAbstractItemView::item { border: 0; }
QListView[look="bare"] { background: transparent; }
QFrame[look="problem"] { background: @disagree-tint; border: 1px solid @disagree; border-radius: 8px; }
QTableView, QTreeView, QTableWidget { gridline-color: @border; }
QTableView::item, QTreeView::item { padding: 0 $5px; border-bottom: 1px solid @border; }
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: @accent-tint;
  color: @text; }
QHeaderView { background: transparent; border: 0; font-size: $12px; font-weight: 500; }
QHeaderView::section { background: @surface; color: @text-3; font-size: $12px; font-weight: 500; border: 0;
  border-bottom: 1px solid @border-strong; padding: 0 $8px; min-height: $28px; }
QHeaderView::section:hover { color: @text; }
QHeaderView::down-arrow { image: url(:/attune/icons/qss/chevron-down-%t.svg); width: $12px; height: $12px; }
QHeaderView::up-arrow { image: url(:/attune/icons/qss/chevron-up-%t.svg); width: $12px; height: $12px; }
QHeaderView[sorts="never"]::down-arrow, QHeaderView[sorts="never"]::up-arrow { image: none; width: 0; height: 0; }
QTableCornerButton::section { background: @surface; border: 0; }

QTabWidget::pane { border: 0; border-top: 1px solid @border; }
QTabBar::tab { min-height: $28px; padding: 0 $4px; margin-right: $20px; color: @text-2; font-weight: 500;
  border: 0; border-bottom: 2px solid transparent; background: transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }

QMenu { background: @surface; border: 1px solid @border-strong; padding: $4px; }
QMenu::item { min-height: $28px; padding: 0 $24px 0 $12px; border-radius: $4px; }
QMenu::item:selected { background: @accent-tint; color: @accent; }
QMenu::item:disabled { color: @text-3; }
QMenu::separator { height: 1px; background: @border; margin: $4px $8px; }
QGroupBox { border: 0; }
)";

QColor mixed(const QColor& a, const QColor& b, double t) {
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - t) + b.redF() * t),
                            static_cast<float>(a.greenF() * (1 - t) + b.greenF() * t),
                            static_cast<float>(a.blueF() * (1 - t) + b.blueF() * t));
}

/// Tells the theme when the desktop changes its colours.
class DesktopWatch : public QObject {
  public:
    DesktopWatch(QObject* parent, std::function<void()> then) : QObject(parent), m_then(std::move(then)) {}
    bool eventFilter(QObject* object, QEvent* event) override {
        if (object == qApp && event->type() == QEvent::ThemeChange)
            m_then();
        return false;
    }

  private:
    std::function<void()> m_then;
};

} // namespace

Theme::Theme(QObject* parent) : QObject(parent) {
    static_assert(kTokens.size() == static_cast<std::size_t>(Token::Scrim) + 1);
    initThemeResources();
    static const bool fontsLoaded = [] {
        for (const char* weight : {"Regular", "Medium", "SemiBold"})
            if (QFontDatabase::addApplicationFont(
                    QStringLiteral(":/attune/fonts/Inter-%1-tnum.otf").arg(QLatin1String(weight))) < 0)
                qWarning("The bundled font Inter %s could not be read", weight);
        return true;
    }();
    Q_UNUSED(fontsLoaded);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    auto* watch = new DesktopWatch(this, [this] {
        if (m_appearance == Appearance::System)
            apply();
    });
    qApp->installEventFilter(watch);
    apply();
}

bool Theme::isDark() const { return m_dark; }

void Theme::setAppearance(Appearance appearance) {
    m_appearance = appearance;
    apply();
}

void Theme::setTextScale(int percent) {
    m_textScale = std::clamp(percent, 80, 200);
    apply();
}

int Theme::textScale() const { return m_textScale; }

QColor Theme::colour(Token token) const {
    const TokenRow& row = kTokens.at(static_cast<std::size_t>(token));
    return QColor::fromRgba(m_dark ? row.dark : row.light);
}

Theme::PersonColours Theme::person(int personRole) const {
    switch (static_cast<PersonRole>(personRole)) {
    case PersonRole::Child:
        return {colour(Token::Child), colour(Token::ChildOn), colour(Token::ChildInk), colour(Token::ChildTint)};
    case PersonRole::Dyad:
    case PersonRole::Triad:
        return {colour(Token::Dyad), colour(Token::DyadOn), colour(Token::DyadInk), colour(Token::DyadTint)};
    case PersonRole::Adult:
    case PersonRole::SecondAdult:
        break;
    }
    return {colour(Token::Adult), colour(Token::AdultOn), colour(Token::AdultInk), colour(Token::AdultTint)};
}

QFont Theme::font(TextStyle style) const {
    struct Face {
        int px;
        QFont::Weight weight;
        double spacing; // of the letters, percent
    };
    const Face face = [style]() -> Face {
        switch (style) {
        case TextStyle::PageTitle:
            return {20, QFont::DemiBold, 99};
        case TextStyle::Section:
            return {15, QFont::DemiBold, 99.5};
        case TextStyle::BaseStrong:
            return {13, QFont::DemiBold, 100};
        case TextStyle::Small:
            return {12, QFont::Normal, 100};
        case TextStyle::Caption:
            return {11, QFont::DemiBold, 100};
        case TextStyle::TimeCode:
            return {18, QFont::DemiBold, 100};
        case TextStyle::ButtonText:
            return {13, QFont::Medium, 100};
        case TextStyle::Base:
            break;
        }
        return {13, QFont::Normal, 100};
    }();
    QFont font(QString::fromLatin1(kFamily));
    font.setPixelSize(px(face.px));
    font.setWeight(face.weight);
    if (face.spacing != 100)
        font.setLetterSpacing(QFont::PercentageSpacing, face.spacing);
    return font;
}

int Theme::px(int at100) const { return qRound(at100 * m_textScale / 100.0); }

QIcon Theme::icon(const QString& name, Token colour) const { return QIcon(new ThemeIconEngine(this, name, colour)); }

QPixmap Theme::pixmap(const QString& name, int px, const QColor& colour, qreal devicePixelRatio) const {
    const QString key =
        QStringLiteral("attune/%1/%2/%3/%4").arg(name).arg(px).arg(colour.name(QColor::HexArgb)).arg(devicePixelRatio);
    QPixmap result;
    if (QPixmapCache::find(key, &result))
        return result;
    QByteArray svg = svgSource(name);
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    const int side = std::max(1, qRound(px * devicePixelRatio));
    result = QPixmap(side, side);
    result.fill(Qt::transparent);
    if (QSvgRenderer renderer(svg); renderer.isValid()) {
        QPainter painter(&result);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(colour.alphaF());
        renderer.render(&painter, QRectF(0, 0, side, side));
    }
    result.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, result);
    return result;
}

QString Theme::styleSheet() const {
    QString sheet = QString::fromLatin1(kStyleSheet);
    sheet.replace(QStringLiteral("%t"), m_dark ? QStringLiteral("dark") : QStringLiteral("light"));
    QColor accentHover = mixed(colour(Token::AccentFill), m_dark ? Qt::white : Qt::black, 0.12);
    sheet.replace(QStringLiteral("@accent-hover"), accentHover.name());
    QString out;
    out.reserve(sheet.size() * 2);
    static const QRegularExpression placeholder(QStringLiteral("@([a-z][a-z0-9-]*)|\\$(\\d+)"));
    qsizetype done = 0;
    for (auto it = placeholder.globalMatch(sheet); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(sheet).mid(done, match.capturedStart() - done);
        done = match.capturedEnd();
        if (const QStringView size = match.capturedView(2); !size.isEmpty()) {
            // Qt drops a radius larger than half the side, so radii round down.
            out += QString::number(out.endsWith(QStringLiteral("radius: ")) ? size.toInt() * m_textScale / 100
                                                                            : px(size.toInt()));
            continue;
        }
        const QByteArray name = match.captured(1).toLatin1();
        const auto row = std::find_if(kTokens.begin(), kTokens.end(),
                                      [&name](const TokenRow& candidate) { return name == candidate.name; });
        Q_ASSERT(row != kTokens.end());
        out += QColor::fromRgba(m_dark ? row->dark : row->light).name();
    }
    out += QStringView(sheet).mid(done);
    return out;
}

void Theme::apply() {
    if (m_appearance == Appearance::System) {
        QApplication::setPalette(QPalette()); // back to the desktop's own, to look at it
        m_dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    } else {
        m_dark = m_appearance == Appearance::Dark;
    }
    QPalette palette;
    palette.setColor(QPalette::Window, colour(Token::Chrome));
    palette.setColor(QPalette::WindowText, colour(Token::Text));
    palette.setColor(QPalette::Base, colour(Token::Surface));
    palette.setColor(QPalette::AlternateBase, colour(Token::Surface2));
    palette.setColor(QPalette::Text, colour(Token::Text));
    palette.setColor(QPalette::PlaceholderText, colour(Token::Text3));
    palette.setColor(QPalette::Button, colour(Token::Surface));
    palette.setColor(QPalette::ButtonText, colour(Token::Text));
    palette.setColor(QPalette::BrightText, colour(Token::Text));
    palette.setColor(QPalette::Highlight, colour(Token::AccentFill));
    palette.setColor(QPalette::HighlightedText, colour(Token::OnAccent));
    palette.setColor(QPalette::Link, colour(Token::Accent));
    palette.setColor(QPalette::LinkVisited, colour(Token::Accent));
    palette.setColor(QPalette::ToolTipBase, colour(Token::Text));
    palette.setColor(QPalette::ToolTipText, colour(Token::Surface));
    palette.setColor(QPalette::Mid, colour(Token::BorderStrong));
    palette.setColor(QPalette::Dark, colour(Token::BorderStrong));
    palette.setColor(QPalette::Light, colour(Token::Surface2));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(Token::Text3));
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    QApplication::setFont(font(TextStyle::Base));
    qApp->setStyleSheet(styleSheet());
    emit changed();
}

} // namespace attune::ui
