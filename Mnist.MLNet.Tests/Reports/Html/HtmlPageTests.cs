using Mnist.MLNet.Reports.Html;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Tests.Reports.Html;

public sealed class HtmlPageTests
{
    [Fact]
    public void Text_cannot_become_markup()
    {
        const string text = "<script>alert('\"')</script>";
        string page = new HtmlPage(text, text)
            .Add(text, HtmlFragment.Paragraph(text), HtmlFragment.List([text]), HtmlFragment.Figures((text, text)), HtmlFragment.Of(new ResultTable(text, ResultColumn.Text(text)).Add(text)))
            .ToString();

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_has_its_sections_in_order_and_names_the_program()
    {
        string page = new HtmlPage("Run", "of lenet5").Add("First", HtmlFragment.Paragraph("one")).Add("Second").ToString();

        Assert.Matches("(?s)^<!DOCTYPE html>.*<h1>Run</h1>.*<p>of lenet5</p>.*<h2>First</h2>\n<p>one</p>.*<h2>Second</h2>.*<footer>Mnist.MLNet ", page);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_has_a_caption_and_headers_that_say_what_they_head()
    {
        string table = HtmlFragment.Of(new ResultTable("Classes", ResultColumn.Text("class"), ResultColumn.Number("recall", "F4")).Add("7", 0.98765)).Markup;

        Assert.Contains("<caption>Classes</caption>", table, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">class</th><th scope=\"col\" class=\"number\">recall</th>", table, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">7</th><td class=\"number\">0.9877</td>", table, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_nothing_is_nothing() => Assert.Equal("", HtmlFragment.List([]).Markup);
}
