// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/key_sheet.h"

#include "ui/controls/flow_layout.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/key_map.h"
#include "workspace/key_presets.h"

#include <QComboBox>
#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QLinearGradient>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextDocument>

namespace attune::ui {
namespace {

/// Lets a scrolled page fade out at its lower edge as long as there is more below.
class LowerEdge : public QWidget {
  public:
    LowerEdge(const Theme& theme, QScrollArea* scroll) : QWidget(scroll), m_theme(theme), m_scroll(scroll) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        scroll->viewport()->installEventFilter(this);
        connect(scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { update(); });
    }

  protected:
    bool eventFilter(QObject* object, QEvent* event) override {
        if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
            const QRect view = m_scroll->viewport()->geometry();
            const int height = m_theme.px(40);
            setGeometry(view.left(), view.bottom() + 1 - height, view.width(), height);
            raise();
        }
        return QWidget::eventFilter(object, event);
    }
    void paintEvent(QPaintEvent*) override {
        const QScrollBar* bar = m_scroll->verticalScrollBar();
        if (bar->value() >= bar->maximum())
            return;
        QColor ground = m_theme.colour(Token::Surface);
        QLinearGradient fade(0, 0, 0, height());
        fade.setColorAt(1, ground);
        ground.setAlpha(0);
        fade.setColorAt(0, ground);
        QPainter(this).fillRect(rect(), fade);
    }

  private:
    const Theme& m_theme;
    QScrollArea* m_scroll;
};

} // namespace

KeySheet::KeySheet(const Theme& theme, const KeyMap& keys)
    : m_theme(theme), m_columns(new QBoxLayout(QBoxLayout::LeftToRight)) {
    setObjectName(QStringLiteral("keySheet"));
    setAccessibleName(tr("Keys"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(32, 16, 16, 16);
    top->setSpacing(12);
    top->addWidget(makeLabel(tr("Keys"), "title"), 0, Qt::AlignTop);
    auto* tools = new FlowLayout;
    tools->setSpacing(12);
    top->addLayout(tools, 1);
    auto* presets = new QComboBox;
    presets->setObjectName(QStringLiteral("keySheet.presets"));
    presets->setAccessibleName(tr("Keys as in"));
    presets->addItem(tr("Keys as in…"));
    for (const KeyPreset& preset : keyPresets()) {
        presets->addItem(QStringLiteral("%1: %2").arg(Words::of(preset.title), Words::of(preset.words)),
                         QString::fromUtf8(preset.id.data(), qsizetype(preset.id.size())));
    }
    connect(presets, &QComboBox::activated, this, [this, presets](int index) {
        if (index > 0)
            emit presetChosen(presets->itemData(index).toString());
    });
    tools->addWidget(presets);
    QPushButton* save = makeButton(tr("Save as PDF…"));
    save->setObjectName(QStringLiteral("keySheet.save"));
    connect(save, &QPushButton::clicked, this, &KeySheet::saveRequested);
    tools->addWidget(save);
    QPushButton* change = makeButton(tr("Change a key…"));
    change->setObjectName(QStringLiteral("keySheet.change"));
    connect(change, &QPushButton::clicked, this, &KeySheet::changeRequested);
    tools->addWidget(change);
    QPushButton* close = makeIconButton(theme, QStringLiteral("close"), tr("Close (Esc)"));
    close->setObjectName(QStringLiteral("keySheet.close"));
    close->setProperty("firstFocus", true);
    connect(close, &QPushButton::clicked, this, &KeySheet::closeRequested);
    top->addWidget(close, 0, Qt::AlignTop);
    column->addLayout(top);
    column->addWidget(makeLine());

    auto* sheet = new QWidget;
    sheet->setLayout(m_columns);
    m_columns->setContentsMargins(32, 16, 32, 16);
    using G = ActionGroup;
    for (const auto& groups : {QList<G>{G::Playback, G::Timeline, G::Compare}, QList<G>{G::Marking, G::Rating},
                               QList<G>{G::Picture, G::Library, G::Rooms, G::Help}}) {
        auto* part = new QVBoxLayout;
        part->setSpacing(20);
        for (const G group : groups)
            part->addWidget(makeGroup(theme, keys, static_cast<int>(group)));
        part->addStretch();
        m_columns->addLayout(part, 1);
    }
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("keySheet.scroll"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(sheet);
    scroll->viewport()->setAutoFillBackground(false);
    sheet->setAutoFillBackground(false); // a scroll area turns it on
    new LowerEdge(theme, scroll);
    column->addWidget(scroll, 1);
    column->addWidget(makeLine());
    auto* foot = makeParagraph(tr("A key in use twice is refused, with the name of the command that has "
                                  "it. What has no key is found by name with Ctrl K."),
                               "small", "3");
    foot->setContentsMargins(32, 12, 32, 12);
    column->addWidget(foot);
}

void KeySheet::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool wide = width() >= m_theme.px(960);
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_columns->setSpacing(wide ? 48 : 20);
}

bool KeySheet::savePdf(const KeyMap& keys, const QString& path) {
    QString html = QStringLiteral("<h2>%1</h2><table width='100%' cellpadding='2'>").arg(tr("Attune: keys"));
    int group = -1;
    for (const ActionInfo& action : actionTable()) {
        if (static_cast<int>(action.group) != group) {
            group = static_cast<int>(action.group);
            html +=
                QStringLiteral("<tr><td colspan='2'><br><b>%1</b></td></tr>").arg(Words::of(groupTitle(action.group)));
        }
        QStringList caps;
        for (const std::string& key : keys.keys(action.id))
            caps << QString::fromStdString(key).toHtmlEscaped();
        html += QStringLiteral("<tr><td width='62%'>%1</td><td>%2</td></tr>")
                    .arg(Words::of(action.text).toHtmlEscaped(),
                         caps.isEmpty() ? tr("by name") : caps.join(tr(" or ", "between two keys")));
    }
    html += QStringLiteral("</table>");
    QPdfWriter writer(path);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setTitle(tr("Attune: keys"));
    writer.setCreator(QStringLiteral("Attune"));
    QTextDocument document;
    QFont font = document.defaultFont();
    font.setPointSizeF(9);
    document.setDefaultFont(font);
    document.setHtml(html);
    QFile file(path);
    document.print(&writer);
    return file.exists() && file.size() > 0;
}

QWidget* KeySheet::makeGroup(const Theme& theme, const KeyMap& keys, int group) const {
    auto* box = new QWidget;
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(makeLabel(Words::of(groupTitle(static_cast<ActionGroup>(group))).toUpper(), "caption"));
    rows->addSpacing(4);
    QStringList scores;
    const auto addRow = [&](const QString& words, const QStringList& actions, const QStringList& caps) {
        auto* row = new QWidget;
        row->setProperty("actions", actions);
        row->setAccessibleName(words + QStringLiteral(": ") +
                               (caps.isEmpty() ? tr("no key") : caps.join(QStringLiteral(", "))));
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, theme.px(6), 0, theme.px(6));
        line->setSpacing(8);
        line->addWidget(makeParagraph(words), 1);
        if (caps.isEmpty())
            line->addWidget(makeLabel(tr("by name"), "small", "3"));
        else
            line->addWidget(makeKeyCaps(caps));
        rows->addWidget(row);
        rows->addWidget(makeLine());
    };
    for (const ActionInfo& action : actionTable()) {
        if (static_cast<int>(action.group) != group)
            continue;
        const QString id = QString::fromStdString(action.id);
        QStringList caps;
        for (const std::string& key : keys.keys(action.id))
            caps.append(QString::fromStdString(key));
        // Two spellings of one chord are shown once.
        if (caps.size() > 1 && caps.first().contains(QStringLiteral(", ")))
            caps = {caps.first()};
        if (id.startsWith(QStringLiteral("score.")) && id != QStringLiteral("score.half") && caps.size() == 1 &&
            caps.first() == id.mid(6)) {
            scores.append(id);
            if (id == QStringLiteral("score.9"))
                addRow(tr("Score"), scores, {QStringLiteral("0"), QStringLiteral("…"), QStringLiteral("9")});
            continue;
        }
        addRow(Words::of(action.text), {id}, caps);
    }
    return box;
}

} // namespace attune::ui
