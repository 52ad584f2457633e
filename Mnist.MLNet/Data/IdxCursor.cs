using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Data;

/// <summary>Goes over every n-th batch of the rows of an <see cref="IdxDataView"/>; over all of them where it is alone.</summary>
internal sealed class IdxCursor : DataViewRowCursor
{
    /// <summary>Rows that one cursor of a set takes at a stretch: enough to make a change of cursor rare, few enough to share out small data.</summary>
    private const int BatchLength = 64;

    private readonly IdxDataView _view;
    private readonly RowOrder _order;
    private readonly bool _pixelsActive;
    private readonly bool _labelActive;
    private readonly int _batchStep;
    private long _position = -1;
    private int _batch;
    private int _place;
    private int _row;
    private bool _ended;

    public IdxCursor(IdxDataView view, RowOrder order, bool pixelsActive, bool labelActive, int firstBatch, int batchStep)
    {
        _view = view;
        _order = order;
        _pixelsActive = pixelsActive;
        _labelActive = labelActive;
        _batch = firstBatch;
        _batchStep = batchStep;
        _place = (firstBatch * BatchLength) - 1;
    }

    /// <inheritdoc/>
    public override DataViewSchema Schema => _view.Schema;

    /// <inheritdoc/>
    public override long Position => _position;

    /// <inheritdoc/>
    public override long Batch => _batch;

    /// <summary>How many batches that many rows make: the largest number of cursors that are of use.</summary>
    public static int BatchCount(int rows) => (rows + BatchLength - 1) / BatchLength;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_ended)
        {
            return false;
        }

        _place++;
        if (_place == (_batch + 1L) * BatchLength)
        {
            // in 64 bits, as the next batch of this cursor may lie beyond what 32 can count
            long next = (long)_batch + _batchStep;
            _place = (int)Math.Min(next * BatchLength, _order.Count);
            _batch = _place < _order.Count ? (int)next : _batch;
        }

        if (_place >= _order.Count)
        {
            End();
            return false;
        }

        _row = _order[_place];
        _position++;
        return true;
    }

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index switch
    {
        IdxSchema.PixelsIndex => _pixelsActive,
        IdxSchema.LabelIndex => _labelActive,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Index, $"The data has {Schema.Count} columns; there is no column of this index."),
    };

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
        {
            throw new ArgumentOutOfRangeException(nameof(column), column.Name, "The column is not active: name it among those needed when asking for the cursor.");
        }

        Delegate getter = column.Index == IdxSchema.PixelsIndex ? new ValueGetter<VBuffer<float>>(GetPixels) : new ValueGetter<uint>(GetLabel);
        return getter as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"The column '{column.Name}' cannot be read as {typeof(TValue)}; expected {Schema[column.Index].Type.RawType}.");
    }

    /// <summary>Gives an id that is the same for a row in every cursor, whatever the order.</summary>
    public override ValueGetter<DataViewRowId> GetIdGetter() => GetId;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        End();
        base.Dispose(disposing);
    }

    private void GetPixels(ref VBuffer<float> value)
    {
        CheckOnRow();
        ReadOnlySpan<byte> pixels = _view.GetPixels(_row);
        var editor = VBufferEditor.Create(ref value, pixels.Length);
        PixelConversion.ToSingle(pixels, editor.Values);
        value = editor.Commit();
    }

    private void GetLabel(ref uint value)
    {
        CheckOnRow();
        value = (uint)_view.GetLabel(_row) + 1;
    }

    private void GetId(ref DataViewRowId value)
    {
        CheckOnRow();
        value = new DataViewRowId((ulong)_row, 0);
    }

    private void CheckOnRow()
    {
        if (_position < 0)
        {
            throw new InvalidOperationException("The cursor is on no row: call MoveNext first, and read only while it returns true.");
        }
    }

    private void End()
    {
        _ended = true;
        _position = -1;
    }
}
