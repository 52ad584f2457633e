using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Data;

public sealed class DigitFormTests
{
    [Fact]
    public void A_pose_is_read_with_its_corners_and_pen_lifts()
    {
        var form = new DigitForm("crossed", 1, "10,8 76,4! 42,100 | 30,-50.5 80,46");

        Assert.Equal([PointKind.Start, PointKind.Corner, PointKind.Smooth, PointKind.Start, PointKind.Smooth], form.Kinds);
        Assert.Equal([10, 76, 42, 30, 80], form.X[0]);
        Assert.Equal([8, 4, 100, -50.5, 46], form.Y[0]);
    }

    [Theory]
    [InlineData("1,2 3,4 5,6")]
    [InlineData("1,2 3,4!")]
    [InlineData("1,2 | 3,4")]
    public void A_pose_with_other_points_corners_or_strokes_than_the_first_is_refused(string other)
    {
        string message = Assert.Throws<FormatException>(() => new DigitForm("odd", 1, "1,2 3,4", other)).Message;

        Assert.Equal("Form 'odd': pose 1 has other strokes, corners or points than pose 0.", message);
    }
}
