// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/explanations.h"

#include "report/explanations.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"

#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace attune::ui {

Explanations::Explanations(const Theme& theme, const QStringList& estimates, QWidget* over) : QDialog(over) {
    setObjectName(QStringLiteral("explanations"));
    setWindowTitle(tr("What is this?"));
    setAttribute(Qt::WA_DeleteOnClose);
    QString html;
    for (const QString& name : estimates) {
        const QString meaning = Words::of(explanationOf(name.toStdString()));
        if (meaning.isEmpty())
            continue;
        const QString title = Words::of(explanationTitleOf(name.toStdString()));
        html += QStringLiteral("<h4>%1</h4><p>%2</p>").arg(title.toHtmlEscaped(), meaning.toHtmlEscaped());
    }
    auto* text = new QTextBrowser;
    text->setObjectName(QStringLiteral("explanations.text"));
    text->setAccessibleName(tr("What the figures mean"));
    text->setHtml(html);
    text->setFrameShape(QFrame::NoFrame);
    auto* close = makeButton(tr("Close"), "primary");
    close->setObjectName(QStringLiteral("explanations.close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16));
    column->setSpacing(theme.px(12));
    column->addWidget(text, 1);
    column->addWidget(close, 0, Qt::AlignRight);
    resize(theme.px(560), theme.px(520));
    text->setFocus();
}

QPushButton* makeExplanationButton(const Theme& theme, const QStringList& estimates) {
    QPushButton* button = makeButton(Explanations::tr("What is this?"), "quiet");
    button->setToolTip(Explanations::tr("What each figure on this page means, in two sentences"));
    QObject::connect(button, &QPushButton::clicked, button,
                     [&theme, estimates, button] { (new Explanations(theme, estimates, button->window()))->open(); });
    return button;
}

} // namespace attune::ui
